// The page's functions: one line of JavaScript each, to the table that the face puts in place.
#include "page.h"

#include <emscripten/em_js.h>

// clang-format off
EM_JS(int, ravel_page_run, (int run, int value, int chain), { return Module.border.run(run, value, chain); })
EM_JS(int, ravel_page_out, (), { return Module.border.out; })
EM_JS(int, ravel_page_deferred, (int chain), { return Module.border.deferred(chain); })
EM_JS(int, ravel_page_cancel, (int canceller, int chain), { return Module.border.cancel(canceller, chain); })
EM_JS(int, ravel_page_call, (int call), { return Module.border.call(call); })
EM_JS(int, ravel_page_trigger, (int call), { return Module.border.trigger(call); })
EM_JS(void, ravel_page_pending, (int call), { Module.border.pending(call); })
EM_JS(void, ravel_page_release, (int slot), { Module.border.release(slot); })
EM_JS(int, ravel_page_own, (int slot), { return Module.border.own(slot); })
EM_JS(int, ravel_page_string, (const char* text, int length), { return Module.border.keep(UTF8ToString(text, length)); })
EM_JS(int, ravel_page_failure, (const char* type, const char* message), {
  return Module.border.failure(UTF8ToString(type), UTF8ToString(message));
})
EM_JS(char*, ravel_page_show, (int slot), { return stringToNewUTF8(Module.border.show(slot)); })
EM_JS(char*, ravel_page_error_type, (int slot), { return stringToNewUTF8(Module.border.errorType(slot)); })
EM_JS(int, ravel_page_line, (int kind), { return Module.border.line(kind); })
EM_JS(char*, ravel_page_call_name, (), { return stringToNewUTF8(Module.border.callName()); })
EM_JS(void, ravel_page_event, (int kind, double sequence, double time, double cause, int lane, int deferred, int other,
                               int call, int pair, int line, double due, const char* text, int length), {
  Module.border.event(kind, sequence, time, cause, lane, deferred, other, call, pair, line, due, UTF8ToString(text, length));
})
EM_JS(void, ravel_page_logged, (int from, int failure, int id), { Module.border.logged(from, failure, id); })
EM_JS(void, ravel_page_alarm, (double milliseconds), { Module.border.alarm(milliseconds); })
EM_JS(void, ravel_page_soon, (), { Module.border.soon(); })
EM_JS(void, ravel_page_idle, (), { Module.border.idle(); })
EM_JS(void, ravel_page_stopped, (), { Module.border.stopped(); })
EM_JS(void, ravel_page_block, (double milliseconds), { Module.border.block(milliseconds); })
EM_JS(int, ravel_page_can_fetch, (), { return typeof XMLHttpRequest == 'undefined' ? 0 : 1; })
EM_JS(char*, ravel_page_no_answer, (const char* url, int when), {
  return stringToNewUTF8(Module.border.noAnswer(UTF8ToString(url), when));
})
EM_JS(char*, ravel_page_blob, (const char* text, int length), {
  return stringToNewUTF8(URL.createObjectURL(new Blob([UTF8ToString(text, length)])));
})
EM_JS(void, ravel_page_unblob, (const char* address), { URL.revokeObjectURL(UTF8ToString(address)); })
// clang-format on

// What a failed assertion of the runtime prints would bring printf into the module, a tenth of it.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the runtime's name
extern "C" [[noreturn]] void __assert_fail(const char*, const char*, int, const char*) { __builtin_trap(); }
