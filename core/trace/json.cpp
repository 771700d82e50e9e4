// Traces as JSON: written by hand, since it is all that is ever written.
#include <ravel/trace/json.h>

#include <ravel/trace/causes.h>
#include <ravel/trace/show.h>

namespace ravel {

namespace {

void addString(std::string& json, std::string_view text) {
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      const char* const hex = "0123456789abcdef";
      json += "\\u00";
      json += hex[c >> 4];
      json += hex[c & 15];
    } else {
      json += c;
    }
  }
  json += '"';
}

void addNumber(std::string& json, std::string_view name, std::uint64_t value) {
  if (value == 0) return;
  json += ",\"";
  json += name;
  json += "\":";
  json += std::to_string(value);
}

void addEvent(std::string& json, const TraceEvent& event, std::uint64_t cause) {
  json += "{\"seq\":" + std::to_string(event.sequence) + ",\"time\":" + show(event.time) + ",\"kind\":";
  addString(json, traceName(event.kind));
  addNumber(json, "cause", cause);
  if (event.lane == Lane::Errback) json += ",\"lane\":\"errback\"";
  addNumber(json, "deferred", event.deferred);
  addNumber(json, "other", event.other);
  addNumber(json, "call", event.call);
  addNumber(json, "pair", event.pair);
  addNumber(json, "line", event.line);
  if (event.due != 0) json += ",\"due\":" + show(event.due);
  if (!event.text.empty()) {
    json += ",\"text\":";
    addString(json, event.text);
  }
  json += '}';
}

}  // namespace

std::string traceJson(const Recorder& recorder) {
  Causes causes;
  std::string json = "{\"ravel\":\"trace\",\"version\":" + std::to_string(kTraceVersion);
  json += ",\"dropped\":" + std::to_string(recorder.dropped()) + ",\"events\":[";
  for (std::size_t i = 0; i < recorder.size(); ++i) {
    const TraceEvent event = recorder.event(i);
    json += i == 0 ? "\n" : ",\n";
    addEvent(json, event, causes.of(event));
  }
  return json + "\n]}";
}

}  // namespace ravel
