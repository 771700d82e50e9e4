// Traces as JSON: written by hand, since it is all that is ever written.
#include <ravel/trace/json.h>

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

void addEvent(std::string& json, const TraceEvent& event) {
  json += "{\"seq\":" + std::to_string(event.sequence) + ",\"time\":" + show(event.time) + ",\"kind\":";
  addString(json, traceName(event.kind));
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

std::string traceJson(const Recorder& recorder, std::size_t from) {
  std::string json = "[";
  for (std::size_t i = from; i < recorder.size(); ++i) {
    if (json.size() > 1) json += ",\n";
    addEvent(json, recorder.event(i));
  }
  return json + "]";
}

}  // namespace ravel
