// Sample explanations and figures: simulated, for drawing pages only.
const total = (id, name_zh, name_en, numerator, denominator, value, more = {}) => ({ id, name_zh, name_en, grain: 'matters', numerator, denominator, value, unit: denominator === undefined ? '件' : '%', family: id, is_example: false, group: [], ...more });
const before = (value, difference) => ({ numerator: 0, denominator: null, value, difference });
const rating = (target, zh, en, n) => [
  total(`satisfaction_${target}`, `满意率（${zh}）`, `satisfaction, ${en}`, n[0], n[1], (n[0] * 100 / n[1]).toFixed(2), { family: `satisfaction_${target}`, is_example: true }),
  ...[['rated', n[1]], ['unrated_open', n[2]], ['unrated_lapsed', n[3]], ['excluded', n[4]]].map(([id, value]) => total(`${id}_${target}`, id, id, value, undefined, undefined, { family: `satisfaction_${target}` })),
];
const totals = [
  total('received', '信访件次', 'submissions received', 1204, undefined, undefined, { unit: '件次', previous: before('1151', '53') }),
  total('received_matters', '信访事项件数', 'matters received', 1287, undefined, undefined, { previous: before('1302', '-15') }),
  total('online_share', '网上信访占比', 'share received online', 706, 1204, '58.64', { previous: before('51.20', '7.44') }),
  total('dispose_on_time', '按期转送交办率', 'disposed of on time', 96, 98, '97.96', { previous: before('97.83', '0.13') }),
  total('notice_on_time', '按期告知率', 'notice on time', 90, 97, '92.78', { previous: before('94.10', '-1.32') }),
  total('review_on_time', '按期复查复核率', 'reviews on time', 0, 0, null),
  total('reply_on_time_due', '按期答复率（到期口径）', 'reply on time, by due day', 88, 93, '94.62', { family: 'reply_on_time', previous: before('95.00', '-0.38') }),
  total('reply_on_time_all', '按期答复率（全部受理口径）', 'reply on time, of all accepted', 88, 121, '72.73', { family: 'reply_on_time', previous: before('70.11', '2.62') }),
  total('overdue', '超期未答复件数', 'overdue and unanswered', 5, undefined, undefined, { previous: before('9', '-4') }),
  ...rating('organ', '责任单位', 'organ', [61, 66, 18, 29, 8]), ...rating('office', '信访部门', 'office', [70, 72, 18, 24, 7]),
];
const groups = { month: ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'], organ: ['云岭区住房和城乡建设局', '云岭区人力资源和社会保障局', '云岭区教育局', '松下街道办事处'] };

export function figures(by) {
  if (!by) return totals;
  return totals.flatMap((one) => [one, ...groups[by].map((label, i) => {
    const numerator = Math.round((one.numerator / 6) * (0.7 + ((i * 37) % 60) / 100));
    const denominator = one.denominator === undefined ? undefined : i === 4 ? 0 : numerator + ((i * 3) % 5);
    return { ...one, group: [{ by, key: label, label }], numerator: denominator === 0 ? 0 : numerator, denominator, value: denominator ? ((numerator * 100) / denominator).toFixed(2) : null, previous: undefined };
  })]);
}

const term = (id, zh, en, article, count, trigger, more = {}) => ({ id, zh, en, article_zh: `《信访工作条例》${article}`, article_en: `Regulation on Petition Work, ${article}`, count, unit: 'day', trigger, ...more });
export const terms = [
  term('dispose', '转送交办', 'disposal', '第二十二条', 15, '收到信访事项之日'), term('notice', '告知', 'notice', '第二十三条第三款', 15, '收到转送、交办的信访事项之日'),
  term('object', '异议', 'objection', '第二十三条第三款', 5, '收到转送、交办的信访事项之日', { unit: 'working_day' }), term('handle', '办结', 'completion', '第三十四条', 60, '受理之日', { extension_max: 30 }),
  term('assigned', '交办反馈', 'assigned period', '第二十二条第一款第三项', 0, '交办决定指定之日'), term('rate', '评价', 'rating', '示例', 30, '收到答复之日', { is_example: true }),
];

/** One true computation, of 60 days and 15 more from 2026-01-26; every other question is answered with it, too. */
export const explanation = (id) => ({
  term: id, article: '《信访工作条例》第三十四条', article_en: 'Regulation on Petition Work, art. 34', from: '2026-01-26', unrolled_day: '2026-04-11', due_day: '2026-04-13', provisional: false,
  steps: [
    { kind: 'start', from: '2026-01-26', to: '2026-01-26', days: 0, zh: '2026-01-26（周一）是起算日（受理之日），当日不计。', en: '2026-01-26 (Mon) starts the period and is not counted.' },
    { kind: 'count', from: '2026-01-27', to: '2026-03-27', days: 60, zh: '连续计算60日，自2026-01-27（周二）起，至2026-03-27（周五）。', en: 'Counted: 60 days, from 2026-01-27 (Tue) to 2026-03-27 (Fri).' },
    { kind: 'extend', from: '2026-03-28', to: '2026-04-11', days: 15, zh: '延期15日，自2026-03-28（周六）起，至2026-04-11（周六）。', en: 'Extended by 15 days, from 2026-03-28 (Sat) to 2026-04-11 (Sat).' },
    { kind: 'skip', from: '2026-04-11', to: '2026-04-11', days: 0, zh: '2026-04-11（周六）：周末休息，跳过。', en: '2026-04-11 (Sat): weekend, skipped.' },
    { kind: 'skip', from: '2026-04-12', to: '2026-04-12', days: 0, zh: '2026-04-12（周日）：周末休息，跳过。', en: '2026-04-12 (Sun): weekend, skipped.' },
    { kind: 'roll', from: '2026-04-11', to: '2026-04-13', days: 2, zh: '最后一日2026-04-11（周六）是休息日，顺延至2026-04-13（周一）。依据：《民法典》第二百零三条。', en: 'The last day 2026-04-11 (Sat) is a rest day and moves to 2026-04-13 (Mon). Basis, by analogy: Civil Code, art. 203.' },
    { kind: 'due', from: '2026-04-13', to: '2026-04-13', days: 0, zh: '2026-04-13（周一）届满；当日办理仍在期限内。', en: 'The last day in time is 2026-04-13 (Mon).' },
  ],
});
