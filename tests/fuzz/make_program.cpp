// Programs from bytes: each choice takes a byte; when they are used up, the first choice is made.
#include "fuzz/make_program.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

namespace fuzz {

namespace {

using nlohmann::json;

constexpr int kMostOps = 100;
constexpr int kDeepest = 4;  // do-lists inside do-lists

class Maker {
 public:
  Maker(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}

  Program make() {
    onReactor_ = oneIn(3);
    json ops = json::array();
    while (goesOn()) ops.push_back(op());
    endLoops(ops);
    return {onReactor_, std::move(ops)};
  }

 private:
  using Make = json (Maker::*)();

  // -- choices

  unsigned pick(unsigned count) {
    if (left_ == 0) return 0;
    --left_;
    return *data_++ % count;
  }
  /// Never, once the bytes are used up.
  bool oneIn(unsigned count) { return pick(count) == count - 1; }
  bool goesOn() const { return left_ != 0 && ops_ < kMostOps; }

  template <class T, std::size_t N>
  const T& oneOf(const T (&all)[N]) {
    return all[pick(N)];
  }

  std::string fresh(char kind) { return kind + std::to_string(counts_[kind]++); }
  /// One of the latest handles of this kind; perhaps one that does not exist, yet or any more.
  std::string handle(char kind) {
    const unsigned count = counts_[kind];
    if (count == 0) return kind + std::string("0");
    return kind + std::to_string(count - 1 - pick(std::min(count, 8U)));
  }
  json handles(char kind, unsigned most) {
    json all = json::array();
    for (unsigned left = pick(most + 1); left > 0; --left) all.push_back(handle(kind));
    return all;
  }
  /// A lock or a semaphore.
  std::string lockHandle() { return handle('l'); }

  double seconds() { return 0.25 * pick(9); }
  json value() {
    switch (pick(7)) {
      case 0: return nullptr;
      case 1: return true;
      case 2: return "text";
      case 3: return json::array();
      case 4: return json::array({1, json::array({nullptr})});
      default: return pick(10);
    }
  }
  json error() {
    static const char* const types[] = {"ErrA", "ErrB", "ErrC"};
    return {{"type", oneOf(types)}, {"msg", "m" + std::to_string(pick(4))}};
  }
  json typeNames() {
    static const char* const types[] = {
        "ErrA", "ErrB", "ErrC", "CancelledError", "TimeoutError", "FirstError", "AlreadyCalledError"};
    json all = json::array();
    for (unsigned left = 1 + pick(2); left > 0; --left) all.push_back(oneOf(types));
    return all;
  }

  // -- parts of ops

  json doList() {
    json ops = json::array();
    ++depth_;
    for (unsigned left = depth_ > kDeepest ? 0 : pick(4); left > 0 && goesOn(); --left) ops.push_back(op());
    --depth_;
    return ops;
  }
  json ending() {
    switch (pick(10)) {
      case 0: return {{"t", "pass"}};
      case 1: return {{"t", "const"}, {"v", value()}};
      case 2: return {{"t", "raise"}, {"e", error()}};
      case 3: return {{"t", "fail"}, {"e", error()}};
      case 4: return {{"t", "trap"}, {"types", typeNames()}, {"v", value()}};
      case 5: return {{"t", "check"}, {"types", typeNames()}};
      case 6: return {{"t", "tag"}, {"v", value()}};
      default: return {{"t", "deferred"}, {"d", handle('d')}};
    }
  }
  json behaviour() {
    json made{{"id", fresh('b')}};
    if (oneIn(2)) made["do"] = doList();
    made["ret"] = ending();
    return made;
  }
  void addArgs(json& op, const char* field) {
    if (oneIn(6)) op[field] = json::array({value()});
  }

  // -- ops

  json op() {
    ++ops_;
    static const Make everywhere[] = {
        &Maker::makeNew,   &Maker::makeNew,       &Maker::makeFired,     &Maker::makeAdd,        &Maker::makeAdd,
        &Maker::makeAdd,   &Maker::makeAdd,       &Maker::makeFire,      &Maker::makeFire,       &Maker::makeFire,
        &Maker::makeOnD,   &Maker::makeOnD,       &Maker::makeOnD,       &Maker::makeCalled,     &Maker::makeChained,
        &Maker::makeList,  &Maker::makeInline,    &Maker::makeInline,    &Maker::makeLockOp,     &Maker::makeLockOp,
        &Maker::makeQueue, &Maker::makeCallLater, &Maker::makeDelayedOp, &Maker::makeDeferLater, &Maker::makeTimeout,
        &Maker::makeLoop,  &Maker::makeLoopOp,    &Maker::makeCoop,      &Maker::makeTaskOp,     &Maker::makeDeep,
    };
    const unsigned choice = pick(static_cast<unsigned>(std::size(everywhere)) + 4);
    if (choice < std::size(everywhere)) return (this->*everywhere[choice])();
    return onReactor_ ? makeReactorOp() : makeClockOp();
  }

  json makeNew() {
    json made{{"op", "new"}, {"d", fresh('d')}};
    if (oneIn(3)) {
      json canceller{{"id", fresh('c')}};
      if (oneIn(2)) canceller["do"] = doList();
      if (oneIn(5)) canceller["raise"] = error();
      made["canceller"] = std::move(canceller);
    }
    return made;
  }
  json makeFired() {
    if (oneIn(2)) return {{"op", "fail"}, {"d", fresh('d')}, {"e", error()}};
    return {{"op", "succeed"}, {"d", fresh('d')}, {"v", value()}};
  }
  json makeAdd() {
    static const char* const names[] = {"addBoth", "addCallback", "addErrback", "addCallbacks"};
    json made{{"op", oneOf(names)}, {"d", handle('d')}};
    const bool onlyErrback = made["op"] == "addErrback";
    if (!onlyErrback) made["cb"] = behaviour();
    if (onlyErrback || made["op"] == "addCallbacks") made["eb"] = behaviour();
    addArgs(made, "args");
    if (made["op"] == "addCallbacks") addArgs(made, "ebArgs");
    return made;
  }
  json makeFire() {
    json made{{"d", handle('d')}};
    const unsigned how = pick(5);
    made["op"] = how == 0 ? "errback" : "callback";
    if (how <= 1) {
      made["e"] = error();
    } else {
      made["v"] = value();
    }
    return made;
  }
  json makeOnD() {
    static const char* const names[] = {"cancel", "cancel", "pause", "unpause", "query", "drop"};
    json made{{"op", oneOf(names)}, {"d", handle('d')}};
    if (made["op"] == "unpause" && oneIn(4)) made["force"] = true;
    return made;
  }
  json makeCalled() {
    json made{{"op", "maybeDeferred"}, {"d", fresh('d')}};
    made["f"] = behaviour();
    addArgs(made, "args");
    return made;
  }
  json makeChained() { return {{"op", "chainDeferred"}, {"d", handle('d')}, {"to", handle('d')}}; }
  json makeList() {
    static const char* const names[] = {"list", "gather", "race"};
    json made{{"op", oneOf(names)}, {"of", handles('d', 4)}};
    made["d"] = fresh('d');
    if (made["op"] != "race" && oneIn(3)) made["consumeErrors"] = true;
    if (made["op"] == "list" && oneIn(3)) made["fireOnOneCallback"] = true;
    if (made["op"] == "list" && oneIn(3)) made["fireOnOneErrback"] = true;
    return made;
  }
  json makeInline() {
    json made{{"op", "inline"}, {"d", fresh('d')}, {"id", fresh('g')}, {"style", oneIn(3) ? "await" : "yield"}};
    json steps = json::array();
    for (unsigned left = 1 + pick(3); left > 0; --left) {
      json step = json::object();
      if (oneIn(2)) step["do"] = doList();
      step["yield"] = pick(4) == 0 ? json{{"t", "const"}, {"v", value()}} : json{{"t", "deferred"}, {"d", handle('d')}};
      if (oneIn(2)) step["catch"] = true;
      steps.push_back(std::move(step));
    }
    made["steps"] = std::move(steps);
    made["ret"] = ending();
    return made;
  }
  json makeLockOp() {
    switch (pick(8)) {
      case 0: return {{"op", "lock"}, {"o", fresh('l')}};
      case 1: return {{"op", "semaphore"}, {"o", fresh('l')}, {"n", static_cast<int>(pick(4))}};
      case 2:
      case 3: return {{"op", "release"}, {"o", lockHandle()}};
      case 4:
      case 5: return {{"op", "acquire"}, {"o", lockHandle()}, {"d", fresh('d')}};
      default: {
        json made{{"op", "run"}, {"o", lockHandle()}, {"d", fresh('d')}};
        made["f"] = behaviour();
        return made;
      }
    }
  }
  json makeQueue() {
    switch (pick(5)) {
      case 0: {
        json made{{"op", "queue"}, {"o", fresh('q')}};
        if (oneIn(2)) made["size"] = pick(3);
        if (oneIn(2)) made["backlog"] = pick(3);
        return made;
      }
      case 1:
      case 2: return {{"op", "put"}, {"o", handle('q')}, {"v", value()}};
      default: return {{"op", "get"}, {"o", handle('q')}, {"d", fresh('d')}};
    }
  }
  json makeCallLater() {
    json made{{"op", "callLater"}, {"k", fresh('k')}, {"t", seconds()}};
    made["do"] = doList();
    if (oneIn(6)) made["raise"] = error();
    return made;
  }
  json makeDelayedOp() {
    static const char* const names[] = {"dcCancel", "dcReset", "dcDelay", "dcQuery"};
    return {{"op", oneOf(names)}, {"k", handle('k')}, {"t", oneIn(5) ? -0.5 : seconds()}};
  }
  json makeDeferLater() {
    json made{{"op", "deferLater"}, {"d", fresh('d')}, {"t", seconds()}};
    if (oneIn(2)) made["f"] = behaviour();
    return made;
  }
  json makeTimeout() {
    json made{{"op", "addTimeout"}, {"d", handle('d')}, {"t", seconds()}};
    if (oneIn(3)) made["on"] = behaviour();
    return made;
  }
  json makeLoop() {
    json made{{"op", "loop"}, {"o", fresh('p')}, {"withCount", oneIn(3)}};
    json fs = json::array();
    for (unsigned left = pick(5); left > 0; --left) fs.push_back(behaviour());
    made["fs"] = std::move(fs);
    return made;
  }
  json makeLoopOp() {
    static const char* const names[] = {"loopStart", "loopStart", "loopStop", "loopReset"};
    json made{{"op", oneOf(names)}, {"o", handle('p')}};
    if (made["op"] != "loopStart") return made;
    made["d"] = fresh('d');
    made["t"] = oneIn(12) ? -1.0 : seconds();
    made["now"] = oneIn(2);
    return made;
  }
  json makeCoop() {
    if (counts_['o'] == 0 || oneIn(4)) {
      return {{"op", "cooperator"}, {"o", fresh('o')}, {"t", seconds()}, {"started", pick(4) != 0}};
    }
    json made{{"op", "cooperate"}, {"o", handle('o')}, {"t", fresh('t')}};
    json items = json::array();
    for (unsigned left = pick(4); left > 0; --left) {
      json item = json::object();
      if (oneIn(2)) item["do"] = doList();
      item["ret"] = ending();
      items.push_back(std::move(item));
    }
    made["items"] = std::move(items);
    return made;
  }
  json makeTaskOp() {
    static const char* const names[] = {"whenDone", "taskPause", "taskResume", "taskStop", "coopStop", "coopStart"};
    json made{{"op", oneOf(names)}, {"t", handle('t')}, {"o", handle('o')}};
    if (made["op"] == "whenDone") made["d"] = fresh('d');
    return made;
  }
  json makeDeep() {
    static const char* const kinds[] = {"outerFirst", "innerFirst", "manyCallbacks",
                                        "firedInner", "inlineLoop", "unfired"};
    return {{"op", "deep"}, {"n", 1 + pick(40)}, {"kind", oneOf(kinds)}};
  }
  json makeClockOp() {
    if (!oneIn(4)) return {{"op", "advance"}, {"t", seconds()}};
    return {{"op", "pump"}, {"ts", json::array({seconds(), seconds(), seconds()})}};
  }
  json makeReactorOp() {
    static const char* const names[] = {"rRun",     "rRun",     "rStop",    "rCrash",     "rWhenRunning", "rFromThread",
                                        "rTrigger", "rTrigger", "rTrigger", "rUntrigger", "rFire"};
    static const char* const phases[] = {"before", "during", "after"};
    static const char* const events[] = {"startup", "shutdown", "custom"};
    json made{{"op", oneOf(names)}};
    const std::string name = made["op"];
    if (name == "rUntrigger") made["h"] = handle('h');
    if (name == "rTrigger") {
      made["h"] = fresh('h');
      made["phase"] = oneOf(phases);
    }
    if (name == "rTrigger" || name == "rFire") made["event"] = oneOf(events);
    if (name == "rTrigger" || name == "rWhenRunning" || name == "rFromThread") made["f"] = behaviour();
    return made;
  }

  // -- loops that end

  static void count(const json& part, std::map<std::string, int>& starts) {
    if (part.is_object() && part.value("op", "") == "loopStart") ++starts[part.at("o")];
    if (part.is_structured()) {
      for (const json& inner : part) count(inner, starts);
    }
  }
  static void append(json& part, const std::map<std::string, int>& starts) {
    if (!part.is_structured()) return;
    for (json& inner : part) append(inner, starts);
    if (!part.is_object() || part.value("op", "") != "loop") return;
    const auto found = starts.find(part.at("o"));
    for (int left = found == starts.end() ? 0 : found->second; left > 0; --left) {
      part["fs"].push_back({{"id", "end"}, {"ret", {{"t", "raise"}, {"e", {{"type", "ErrC"}, {"msg", "enough"}}}}}});
    }
  }
  /// A function that raises ends its loop: one more of them for each time that the loop is started.
  static void endLoops(json& ops) {
    std::map<std::string, int> starts;
    count(ops, starts);
    append(ops, starts);
  }

  const std::uint8_t* data_;
  std::size_t left_;
  bool onReactor_ = false;
  int ops_ = 0;
  int depth_ = 0;
  std::map<char, unsigned> counts_;
};

}  // namespace

Program makeProgram(const std::uint8_t* data, std::size_t size) { return Maker(data, size).make(); }

}  // namespace fuzz
