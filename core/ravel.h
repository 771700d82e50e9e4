// Everything of the portable library.
#pragma once

#include <ravel/defer/deferred.h>
#include <ravel/defer/deferred_list.h>
#include <ravel/defer/helpers.h>
#include <ravel/defer/lock.h>
#include <ravel/defer/queue.h>
#include <ravel/defer/race.h>
#include <ravel/http/http_client.h>
#include <ravel/http/simulated_network.h>
#include <ravel/protocol/client_factory.h>
#include <ravel/protocol/line_only_receiver.h>
#include <ravel/protocol/line_receiver.h>
#include <ravel/protocol/loopback.h>
#include <ravel/protocol/memory_network.h>
#include <ravel/protocol/string_transport.h>
#include <ravel/random/random.h>
#include <ravel/reactor/clock.h>
#include <ravel/reactor/reactor.h>
#include <ravel/reactor/virtual_reactor.h>
#include <ravel/task/cooperator.h>
#include <ravel/task/defer_later.h>
#include <ravel/task/looping_call.h>
#include <ravel/trace/recorder.h>
#include <ravel/trial/results.h>
#include <ravel/trial/runner.h>
#include <ravel/world.h>
