/** What the desk says by itself, in Chinese. */
import type { ReplyWords } from './reply-words-type.ts'

export const chinese: ReplyWords = {
  smallTalk: {
    greeting: ({ name }) => `您好，我是${name}的智能助手。请问有什么可以帮您？`,
    how_are_you: () => '谢谢关心，一切都好。请问有什么可以帮您？',
    thanks: () => '不客气！请问还有什么可以帮您？',
    goodbye: ({ name }) => `再见，感谢您联系${name}。`,
    affirm: () => '好的。请问您想了解什么？',
    deny: () => '好的。如有其他需要，请随时提问。',
    compliment: () => '谢谢您的夸奖。请问还有什么可以帮您？',
    bot_identity: ({ name }) =>
      `我是${name}的自动助手，不是真人。我根据团队提供的资料回答问题；如果您想和工作人员沟通，告诉我就可以。`,
    capabilities: ({ name }) =>
      `我可以回答关于${name}的问题，例如营业时间、服务和价格。遇到不知道的问题，我会为您转接工作人员。`,
  },
  requests: {
    booking: '我无法直接安排预约，但会把您的需求转给工作人员。请问您什么时间方便，怎样联系您？',
    cancel_or_move: '我无法直接更改预约，但会把您的需求转给工作人员。请告诉我们您的姓名和预约时间。',
    order: '我无法查看或受理订单，但会把您的需求转给工作人员。请说明具体情况以及您的联系方式。',
    complaint: '非常抱歉。我会把您的留言转给工作人员处理。请告诉我们发生了什么。',
  },
  handoff: ({ name, phone }) =>
    `正在为您转接${name}的工作人员，他们会尽快在这里回复您。${phone ? `您也可以拨打 ${phone}。` : ''}`,
  noted: '谢谢，我会转告我们的团队，他们会与您联系。',
  fileReceived: '谢谢，您的文件已收到。我无法自己打开文件，正在转交给工作人员。他们查看后会在这里回复您。',
  refusal: '抱歉，这个问题我不清楚。您想和工作人员沟通吗？',
  refusalWithSuggestions: '抱歉，这个问题我不清楚。也许下面的某个问题对您有帮助，或者您想和工作人员沟通吗？',
  failure: '抱歉，我们这边出了点问题。请您再问一次，或要求与工作人员沟通。',
  givenUp: '抱歉，我们这边出了点问题。已通知团队，工作人员会在这里回复您。',
}
