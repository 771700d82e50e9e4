// One block of fixed Huffman codes (RFC 1951, 3.2.6): a zero, then copies of 258 bytes from one byte before.
#include "native/gzip_bomb.h"

namespace native {

namespace {

class Bits {
 public:
  explicit Bits(std::string& into) : into_(into) {}
  /// `text` of 0 and 1, first bit first.
  void add(const char* text) {
    for (; *text; ++text) {
      byte_ |= (*text - '0') << count_;
      if (++count_ == 8) flush();
    }
  }
  void flush() {
    into_ += static_cast<char>(byte_);
    byte_ = count_ = 0;
  }

 private:
  std::string& into_;
  int byte_ = 0;
  int count_ = 0;
};

}  // namespace

std::string gzipBomb(std::size_t size) {
  std::string bomb("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10);
  Bits bits(bomb);
  bits.add("110");                                                                 // the last block, fixed codes
  bits.add("00110000");                                                            // the literal 0
  for (std::size_t made = 1; made < size; made += 258) bits.add("1100010100000");  // length 258, distance 1
  bits.add("0000000");                                                             // the end
  bits.flush();
  return bomb;  // its checksum is left out: nobody is to come so far
}

}  // namespace native
