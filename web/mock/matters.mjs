// A handful of made-up matters. Every person, organ and number here is simulated.
const id = (n) => String(n).padStart(32, '0');
export const organs = [
  { id: id(1), name: '云岭区信访局', kind: 'petition_office', level: 'county', parent: null, region: '440199' },
  { id: id(2), name: '云岭区住房和城乡建设局', kind: 'department', level: 'county', parent: id(1), region: '440199' },
  { id: id(3), name: '云岭区人力资源和社会保障局', kind: 'department', level: 'county', parent: id(1), region: '440199' },
  { id: id(4), name: '云岭区教育局', kind: 'department', level: 'county', parent: id(1), region: '440199' },
  { id: id(5), name: '松下街道办事处', kind: 'township', level: 'township', parent: id(1), region: '440199' },
  { id: id(6), name: '云岭区人民政府', kind: 'government', level: 'county', parent: null, region: '440199' },
];
export const ref = (n) => ({ id: organs[n - 1].id, name: organs[n - 1].name });
export const post = { id: id(90), name: '综合办理岗' };
export const today = '2026-03-20';

const titles = ['反映小区加装电梯后一楼采光受影响，要求协调补偿', '拖欠 2025 年第四季度工资', '建议延长图书馆夜间开放时间', '对学区划分不服，要求说明依据', '物业公司擅自占用公共绿地停车', '危房鉴定迟迟没有结果', '反映工地夜间施工扰民', '要求落实被征地农民养老保险补贴', '公租房轮候顺序被他人插队'];
const phases = ['registered', 'forwarded', 'accepted', 'accepted', 'objected', 'replied', 'accepted', 'forwarded', 'in_review'];
const left = [12, -3, 0, 41, 2, null, 27, 5, 18];
const addDays = (day, n) => new Date(Date.parse(`${day}T00:00:00Z`) + n * 86400000).toISOString().slice(0, 10);

export const rows = Array.from({ length: 130 }, (_, i) => {
  const k = i % 9;
  const days = left[k];
  return {
    id: id(1000 + i), number: `MN2026-440199-${String(i + 1).padStart(6, '0')}`, form: ['letter', 'visit', 'web', 'call'][i % 4], class: k === 2 ? 'suggestion' : 'claim', path: 'petition', phase: phases[k],
    category: '010203', region: '440199', received_day: addDays(today, -((i % 50) + 1)), closed_day: null, holder: ref((i % 5) + 1), title: titles[k],
    next: days === null ? null : { term: k === 0 ? 'dispose' : 'handle', term_zh: k === 0 ? '转送交办' : '办结', term_en: k === 0 ? 'disposal' : 'completion', due_day: addDays(today, days), provisional: k === 3, days_left: days },
  };
});

const leg = (index, role, organ, more) => ({ index, role, organ: ref(organ), mode: 'forward', opened_day: '2026-01-06', received_day: null, noticed_day: null, objection: 'none', objected_day: null, accepted_day: null, declined_day: null, replied_day: null, reply_kind: null, outcome: 'none', review_outcome: 'none', delivered_day: null, extension_days: 0, is_active: false, ...more });
const clock = (legIndex, term, zh, en, article, from, due, state, more) => ({ leg: legIndex, term, term_zh: zh, term_en: en, article_zh: `《信访工作条例》第${article}条`, article_en: `Regulation on Petition Work, art. ${{ 二十二: '22', 二十三: '23.3', 三十四: '34' }[article]}`, from, unrolled_day: due, due_day: due, provisional: false, stopped_day: null, state, days_left: null, ...more });
const fact = (version, day, kind, zh, organ, fields = {}, more = {}) => ({ seq: 4100 + version * 7, version, day, recorded_at: `${day}T10:0${version % 10}:12.000+08:00`, kind, kind_zh: zh, actor: { post: { id: id(91), name: organ === 1 ? '综合办理岗' : '经办岗' }, organ: ref(organ) }, fields, clocks: [], breaches: [], text: null, is_sealed: false, is_erased: false, ...more });
const lateNotice = { id: 'notice_late', zh: '超过期限才告知信访人', en: 'the petitioner was told after the period', article: '《信访工作条例》第二十三条第三款', version: 6 };

export function matterOf(row) {
  return {
    ...row, received_day: '2026-01-05', text: '本人所住的 3 栋于 2025 年 11 月加装电梯，井道距一楼窗户不足两米，采光明显变差。曾与业委会协商两次未果，请求协调补偿。（模拟文本）', registered_day: '2026-01-05', accepted_day: '2026-01-26', replied_day: null, close_reason: 'none', is_first: true, office: ref(1), phase: 'accepted', holder: ref(2),
    submission: { number: `XF${row.number.slice(2)}`, form: row.form, source: 'direct', received_day: '2026-01-05', people: 3, is_repeat: false, persons: [{ kind: 'citizen', name: '陈**', phone: '138****0216', address: '云岭区松下街道******' }, { kind: 'citizen', name: '李*', phone: '', address: '云岭区松下街道******' }] },
    attached: [{ number: 'XF2026-440199-000311', form: 'visit', received_day: '2026-02-11' }],
    legs: [leg(0, 'office', 1, { received_day: '2026-01-05' }), leg(1, 'lead', 5, { received_day: '2026-01-07', objected_day: '2026-01-12', objection: 'upheld' }), leg(2, 'lead', 2, { received_day: '2026-01-14', noticed_day: '2026-02-02', accepted_day: '2026-01-26', extension_days: 15, is_active: true })],
    clocks: [
      clock(2, 'handle', '办结', 'completion', '三十四', '2026-01-26', '2026-04-13', 'running', { days_left: 24, unrolled_day: '2026-04-11' }),
      clock(2, 'notice', '告知', 'notice', '二十三', '2026-01-14', '2026-01-29', 'late', { stopped_day: '2026-02-02' }),
      clock(1, 'object', '异议', 'objection', '二十三', '2026-01-07', '2026-01-14', 'met', { stopped_day: '2026-01-12' }),
      clock(1, 'notice', '告知', 'notice', '二十三', '2026-01-07', '2026-01-22', 'void'),
      clock(0, 'dispose', '转送交办', 'disposal', '二十二', '2026-01-05', '2026-01-20', 'met', { stopped_day: '2026-01-06' }),
    ],
    ratings: { office: 'satisfied', organ: 'none' }, breaches: [lateNotice],
    facts: [
      fact(1, '2026-01-05', 'open_matter', '立件', 1, {}, { clocks: [{ term: 'dispose', term_zh: '转送交办', term_en: 'disposal', article: '', due_day: '2026-01-20', provisional: false }] }),
      fact(2, '2026-01-06', 'forward', '转送交办', 1, { to: id(5), role: 'lead', mode: 'forward', received_day: '2026-01-07' }, { clocks: [{ term: 'object', term_zh: '异议', term_en: 'objection', article: '', due_day: '2026-01-14', provisional: false }] }),
      fact(3, '2026-01-12', 'object', '提出异议', 5, { leg: 1 }, { text: '电梯加装审批属住建部门职权，不属本单位。（模拟文本）' }),
      fact(4, '2026-01-13', 'decide_objection', '异议核实', 1, { leg: 1, is_upheld: true }),
      fact(5, '2026-01-14', 'forward', '转送交办', 1, { to: id(2), role: 'lead', mode: 'assign', assigned_days: 60 }),
      fact(6, '2026-01-26', 'accept', '受理', 2, { leg: 2 }, { clocks: [{ term: 'handle', term_zh: '办结', term_en: 'completion', article: '', due_day: '2026-03-27', provisional: false }] }),
      fact(7, '2026-02-02', 'notice', '告知', 2, { leg: 2, manner: 'written' }, { breaches: [lateNotice], is_sealed: true }),
      fact(8, '2026-03-18', 'extend', '延期', 2, { leg: 2, days: 15 }, { text: '需委托第三方作采光测量。（模拟文本）' }),
    ],
    allowed: ['forward', 'extend', 'reply', 'hear', 'rate', 'withdraw', 'close', 'correct'],
  };
}
