/** Vietnamese phrases of the built-in intents. */
import { intentsFrom } from './phrases.ts'

export const vietnamese = intentsFrom({
  greeting: `
    xin chào
    chào bạn
    chào shop
    chào buổi sáng
    chào anh
    chào chị
    alo
    có ai ở đó không
    cho tôi hỏi
    tôi có câu hỏi`,
  how_are_you: `
    bạn khỏe không
    bạn thế nào
    dạo này thế nào
    có khỏe không`,
  thanks: `
    cảm ơn
    cảm ơn bạn
    cảm ơn nhiều
    cám ơn
    xin cảm ơn
    cảm ơn đã giúp đỡ
    tuyệt vời, cảm ơn`,
  goodbye: `
    tạm biệt
    hẹn gặp lại
    chào tạm biệt
    mai gặp lại
    chúc ngủ ngon
    chúc một ngày tốt lành
    bai`,
  affirm: `
    vâng
    có
    đúng rồi
    được
    đồng ý
    dạ
    ok bạn
    chắc chắn rồi`,
  deny: `
    không
    không, cảm ơn
    không phải
    để sau
    thôi khỏi
    ý tôi không phải vậy
    không cần`,
  compliment: `
    bạn giỏi quá
    làm tốt lắm
    bạn rất hữu ích
    câu trả lời hay
    dịch vụ rất tốt
    tuyệt vời`,
  bot_identity: `
    bạn là bot à
    bạn có phải là robot không
    tôi đang nói chuyện với người thật phải không
    bạn là trí tuệ nhân tạo à
    bạn là ai
    bạn tên gì
    đây là trả lời tự động à`,
  capabilities: `
    bạn làm được gì
    bạn có thể giúp gì cho tôi
    tôi có thể hỏi gì
    trợ giúp
    chat này để làm gì
    giúp tôi với`,
  hours: `
    giờ mở cửa
    mấy giờ mở cửa
    mấy giờ đóng cửa
    giờ làm việc
    hôm nay có mở cửa không
    chủ nhật có mở cửa không
    bây giờ có mở cửa không
    mở cửa đến mấy giờ
    khi nào mở cửa
    thứ bảy có làm việc không
    ngày lễ có mở cửa không
    mai cửa hàng có mở không
    làm việc những ngày nào
    shop có mở không
    chiều có mở cửa không
    mở những ngày nào
    khi nào tôi ghé được`,
  location: `
    địa chỉ ở đâu
    ở đâu
    địa chỉ
    cửa hàng ở đâu
    đường nào
    đi đến đó thế nào
    cho tôi xin địa chỉ
    văn phòng ở đâu
    shop ở chỗ nào
    có gần ga không
    ở quận nào
    chỗ bạn ở đâu
    tôi phải đến đâu
    có ở trung tâm không`,
  contact: `
    số điện thoại là gì
    số điện thoại
    liên hệ thế nào
    làm sao để liên hệ
    email là gì
    tôi gọi cho bạn được không
    có trang web không
    thông tin liên hệ
    có zalo không`,
  prices: `
    giá bao nhiêu
    bao nhiêu tiền
    bảng giá
    chi phí bao nhiêu
    giá cả thế nào
    phí dịch vụ bao nhiêu
    có đắt không
    báo giá giúp tôi
    hết bao nhiêu
    tầm bao nhiêu
    khoảng bao nhiêu tiền
    tốn bao nhiêu
    tôi phải trả bao nhiêu
    tổng cộng bao nhiêu`,
  services: `
    có những dịch vụ gì
    dịch vụ
    bên bạn làm gì
    cung cấp dịch vụ gì
    có những điều trị nào
    bên mình nhận làm gì`,
  about: `
    đây là công ty gì
    giới thiệu về công ty
    chủ cửa hàng là ai
    công ty hoạt động bao lâu rồi`,
  booking: `
    tôi muốn đặt lịch
    đặt lịch hẹn
    tôi muốn hẹn
    cho tôi đặt hẹn
    đặt bàn
    tôi muốn đặt chỗ
    còn lịch trống không
    lịch trống sớm nhất khi nào
    có đặt lịch online được không
    tuần này còn chỗ không
    thứ năm có trống không
    khi nào tôi đến được
    sáng mai tôi qua được không
    ghi tên tôi vào thứ hai
    còn lịch nào không`,
  cancel_or_move: `
    tôi muốn hủy lịch hẹn
    hủy lịch
    đổi lịch hẹn
    dời lịch sang ngày khác
    tôi muốn đổi giờ
    mai tôi không đến được
    hủy đặt chỗ
    hoãn lịch hẹn
    tôi không đến được
    đổi sang ngày khác được không
    tôi bận, phải hủy
    cho tôi lùi lịch
    tôi muốn đến sớm hơn`,
  order: `
    tôi muốn đặt hàng
    đơn hàng của tôi đâu
    có đặt hàng online được không
    tình trạng đơn hàng
    khi nào hàng đến
    tôi muốn mua
    tôi chưa nhận được hàng
    kiểm tra đơn hàng`,
  emergency: `
    khẩn cấp
    trường hợp khẩn cấp
    gấp lắm
    tôi cần giúp ngay lập tức
    vỡ ống nước
    nước chảy từ trần nhà
    có mùi gas
    tầng hầm bị ngập
    tôi đau quá
    số điện thoại khẩn cấp
    đến ngay giúp tôi
    cấp cứu`,
  complaint: `
    tôi muốn khiếu nại
    tôi không hài lòng
    thật không thể chấp nhận
    tôi muốn hoàn tiền
    trả lại tiền cho tôi
    không có ai đến
    dịch vụ quá tệ
    tính tiền sai rồi
    tôi rất thất vọng
    thất vọng về dịch vụ
    làm ăn kém quá
    tôi bực lắm
    phục vụ không tốt`,
  person: `
    tôi muốn nói chuyện với người thật
    cho tôi gặp nhân viên
    gặp nhân viên tư vấn
    tôi muốn gặp người
    nối máy cho nhân viên
    gọi lại cho tôi
    tôi không muốn nói chuyện với bot
    chăm sóc khách hàng
    cho tôi gặp quản lý
    có người thật không
    có ai nói chuyện được không
    tôi muốn nói với người
    có nhân viên ở đó không
    cho nói chuyện với người phụ trách`,
})
