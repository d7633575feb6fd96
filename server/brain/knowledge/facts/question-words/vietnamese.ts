/** The words of questions in Vietnamese. */
import type { QuestionWords } from './question-words-type.ts'

export const vietnamese: QuestionWords = {
  fillers: `xin chào chao cảm ơn cám vui lòng làm ơn cho tôi mình em anh chị bạn shop ạ ơi nhé vậy thế à hỏi muốn biết có không được là của và hoặc hay thì mà nhưng những các cái này đó kia đây
    bên ở tại vào từ đến với về khi nào sao gì ai như bao giờ mấy nhiêu lúc xem thêm nữa đi rồi còn sẽ đang bị quý khách các bạn mọi người nhỉ ngày buổi`,
  place: 'cửa hàng tiệm quán công ty văn phòng phòng khám nhà hàng chi nhánh salon xưởng cơ sở',
  topics: {
    hours: [
      'mở đóng giờ',
      'cửa làm việc hôm nay mai tuần cuối lễ tết nghỉ sáng trưa chiều tối bây hiện tại đến mấy thời gian hàng hoạt động thứ luôn vẫn lại nhật chủ bảy hai ba tư năm sáu',
    ],
    location: ['địa đâu đường vị', 'chỉ trí nằm chỗ nơi phố thành quận chính xác đi tới bản đồ'],
    phone: ['điện+thoại số+điện+thoại sđt gọi hotline', 'số điện thoại liên hệ lạc'],
    email: ['email mail thư', 'địa chỉ gửi điện tử'],
    contact: ['liên+hệ liên+lạc zalo', 'liên hệ lạc thông tin cách số điện thoại thế'],
    website: ['website web trang', 'địa chỉ mạng'],
    services: ['dịch+vụ cung+cấp điều+trị', 'dịch vụ cung cấp điều trị loại danh sách tất cả làm nhận'],
    price: ['giá tiền phí bao+nhiêu đắt', 'bao bảng chi dịch vụ cả hết tổng khoảng đồng danh sách'],
    duration: ['bao+lâu lâu phút', 'mất khoảng thời gian bao hẹn buổi tiếng'],
    emergency: ['khẩn+cấp cấp+cứu', 'khẩn cấp cứu số điện thoại gọi trường hợp dịch vụ đêm liên hệ'],
    about: ['công+ty', 'giới thiệu'],
  },
  open: 'mở+cửa đóng+cửa mở đóng làm+việc',
  when: 'mấy+giờ khi+nào giờ+mở giờ+làm giờ+đóng ngày+nào bao+giờ những+ngày',
  now: 'bây+giờ hiện+tại vẫn đang',
  again: 'lại',
  holiday: 'lễ tết',
  presence: 'làm+việc',
}
