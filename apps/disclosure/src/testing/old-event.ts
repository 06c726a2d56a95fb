/** `announcement.project-published.v1` as the first version of the platform stored it. Never to be edited. */
export const OLD_EVENT = `{"specversion":"1.0","id":"5b8a6d1e-7f0c-4d57-9a3e-2f6f0f1c7a01","source":"/mingtang/announcement",
"type":"announcement.project-published.v1","subject":"0d5c3f62-1b1e-4f3a-8f65-6f3d2a7b9c10","time":"2026-11-24T08:00:00.000Z",
"datacontenttype":"application/json","actorrole":"tenderer","data":{"project":"0d5c3f62-1b1e-4f3a-8f65-6f3d2a7b9c10","published":{
"id":"0d5c3f62-1b1e-4f3a-8f65-6f3d2a7b9c10","revision":1,"ocid":"ocds-mingtang-0d5c3f62","procedure":"cn-open-tender@1",
"calendar":{"mode":"statutory","holidays":"cn-holidays@2026a"},"title":"老旧小区改造工程","description":"外墙、管网","classification":"works","mandatory":true,"stateFunded":true,"region":"990100",
"procuringEntity":{"scheme":"CN-USCC","id":"91990000MADE000111","name":"示范城市建设投资有限公司"},"estimate":null,"currency":"CNY","items":[],"exceptionReasons":[],
"lots":[{"id":"1","title":"一标段","description":""}],"requirements":[{"id":"r1","title":"具有相应资质","kind":"qualification"}],
"criteria":[],"evaluation":{"kind":"lowest-evaluated-price","tieRule":["drawn-lot"]},"documents":[],
"timetable":{"documentsAvailableFrom":"2026-11-24T08:00:00.000Z","documentsAvailableUntil":"2026-12-15T01:30:00.000Z",
"clarificationDeadline":"2026-11-29T15:59:59.999Z","submissionDeadline":"2026-12-15T01:30:00.000Z","openingAt":"2026-12-15T01:30:00.000Z"},
"custody":{"threshold":1,"custodians":[{"id":"c1","name":"公证处","recipient":"age1qqqq","verificationKey":"AAAA"}]},
"publishedAt":"2026-11-24T08:00:00.000Z"}}}`;
