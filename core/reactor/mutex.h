// Mutex: the standard library's, or none where a program has one thread only.
#pragma once

#if !defined(__EMSCRIPTEN__) || defined(__EMSCRIPTEN_PTHREADS__)
#include <mutex>
#endif

namespace ravel::detail {

#if !defined(__EMSCRIPTEN__) || defined(__EMSCRIPTEN_PTHREADS__)
using Mutex = std::mutex;
using Guard = std::lock_guard<std::mutex>;
#else
struct Mutex {};
struct Guard {
  explicit Guard(Mutex&) {}
  ~Guard() {}  // NOLINT(modernize-use-equals-default): said, so that one that is not read is no unused variable
};
#endif

}  // namespace ravel::detail
