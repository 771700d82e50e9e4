// What a hostile server says to a GET, and how that is to end.
#pragma once

#include <string>
#include <vector>

#include "native/hostile_server.h"

namespace native {

struct HostileAnswer {
  std::string what;
  std::string end;  // how Asking's text begins; empty: any failure
  HostileServer::Behave behave;
};

std::vector<HostileAnswer> hostileStatusLines();
std::vector<HostileAnswer> hostileHeaders();
std::vector<HostileAnswer> hostileLengths();
std::vector<HostileAnswer> hostileChunks();
std::vector<HostileAnswer> hostileBodies();
/// `elsewhere`: the address of a port where nobody listens.
std::vector<HostileAnswer> hostileRedirects(const std::string& elsewhere);
std::vector<HostileAnswer> slowServers();

}  // namespace native
