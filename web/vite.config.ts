import vue from '@vitejs/plugin-vue';
import Components from 'unplugin-vue-components/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const server = process.env.HUIYING_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [
    vue(),
    // Only Element Plus comes in by name; our own parts are imported where they are used, so a reader sees them.
    Components({ dirs: [], dts: 'src/components.d.ts', resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __VUE_I18N_FULL_INSTALL__: false, __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false },
  server: { proxy: { '/api': server } },
  preview: { proxy: { '/api': server } },
  build: {
    target: 'es2021',
    // The program's content policy forbids data: scripts and wants every asset to be a file.
    assetsInlineLimit: 0,
    rollupOptions: { output: { manualChunks: { vue: ['vue', 'vue-router', 'vue-i18n'] } } },
    chunkSizeWarningLimit: 700,
  },
});
