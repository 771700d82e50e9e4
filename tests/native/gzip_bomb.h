// A gzip bomb: few bytes that unpack to many.
#pragma once

#include <cstddef>
#include <string>

namespace native {

/// Unpacks to at least `size` zeros; has about a 160th of it.
std::string gzipBomb(std::size_t size);

}  // namespace native
