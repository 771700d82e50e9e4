// The functions of the page that the core calls: JavaScript's side of the border, as C++ sees it.
#pragma once

/// Implemented in js/border.ts and reached through `Module.border` (see page.cpp). A slot is a place in
/// a table on the JavaScript side: values, functions and errors stay there, and only its number
/// crosses. Slot 0 is `undefined`. None of these throws: errors come back as slots.
extern "C" {

/// Runs pairs of a Deferred; see foreign_run.cpp for what comes back.
int ravel_page_run(int run, int value, int chain);
/// The slot that the last ravel_page_run left its result in, where it says so.
int ravel_page_out();
/// A slot with the Deferred of a chain, whose handle is taken over.
int ravel_page_deferred(int chain);
/// Calls a Deferred's canceller; 0, or the slot of what it threw.
int ravel_page_cancel(int canceller, int chain);
/// Makes a delayed call; 0, or the slot of the Failure of what it threw.
int ravel_page_call(int call);
/// Calls a system event's trigger: 0, the handle of the Deferred to wait for, or, odd, the slot of the Failure
/// of what it threw, times 2, plus 1.
int ravel_page_trigger(int call);
/// One of the calls that listCalls was asked for.
void ravel_page_pending(int call);
/// Frees a slot.
void ravel_page_release(int slot);
/// Another slot with the same thing in it.
int ravel_page_own(int slot);

/// Makes a string, or a Failure of a core error (its class is found by name), and gives its slot.
int ravel_page_string(const char* text, int length);
int ravel_page_failure(const char* type, const char* message);
/// What a value, or a Failure, looks like. The caller frees the text.
char* ravel_page_show(int slot);
char* ravel_page_error_type(int slot);

/// Where the program is: its line, for an event of this kind (a TraceKind); 0 if it can't be told.
int ravel_page_line(int kind);
/// The name of the function that the program asks a call of just now. The caller frees the text.
char* ravel_page_call_name();
/// An event of the recording, in order: a TraceEvent's fields, and the cause.
void ravel_page_event(int kind, double sequence, double time, double cause, int lane, int deferred, int other, int call,
                      int pair, int line, double due, const char* text, int length);

/// An error that nobody took; `from` is a LoggedError::From, `failure` a slot that the page frees.
void ravel_page_logged(int from, int failure, int id);

/// Wakes the reactor (ravel_reactor_wake) after so many milliseconds, at most 2^31-1; negative: not at
/// all. One alarm at a time.
void ravel_page_alarm(double milliseconds);
/// Wakes the reactor in a host task of its own, as soon as there is one.
void ravel_page_soon();
/// The reactor runs and nothing is left to wait for; or it was stopped.
void ravel_page_idle();
void ravel_page_stopped();
/// Keeps the one thread busy for so long.
void ravel_page_block(double milliseconds);

/// Whether pages can be fetched here at all.
int ravel_page_can_fetch();
/// Why there is no answer to a request, by when it fails. Before it is asked: why it can't be, or nothing. The caller
/// frees the text. (js/no_answer.ts has the same numbers.)
enum { RAVEL_PAGE_NOT_ASKED, RAVEL_PAGE_UNANSWERED, RAVEL_PAGE_BROKEN_OFF, RAVEL_PAGE_TOO_LARGE };
char* ravel_page_no_answer(const char* url, int when);
/// A body of more bytes is too large.
enum { RAVEL_PAGE_LARGEST = 16 * 1024 * 1024 };
/// Makes a blob: address for a text, and takes it back. The caller frees the address.
char* ravel_page_blob(const char* text, int length);
void ravel_page_unblob(const char* address);
}
