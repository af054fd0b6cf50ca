// The hold model on std::priority_queue, with the increments of HoldModel.swift, so the checksums agree.
// Build: g++ -O3 -march=native -std=c++20 hold_model.cpp -o hold_model
// Prints, for 100 and 10 000 waiting events, `name value unit checksum`: the median of as many rounds as the
// first argument says, five without one.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <queue>
#include <tuple>
#include <utility>
#include <vector>

namespace {

// Time, then first in first out, as in the list that this is compared with.
struct Event {
  int64_t time;
  uint32_t sequence;
  uint32_t slot;
};
struct Later {
  bool operator()(const Event& one, const Event& other) const {
    return one.time != other.time ? one.time > other.time : one.sequence > other.sequence;
  }
};

// The same order in one integer, the fastest key that we found for std::priority_queue.
using Packed = unsigned __int128;

uint64_t state = 1;
double exponential() {
  state += 0x9E3779B97F4A7C15u;
  uint64_t mixed = state;
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
  mixed ^= mixed >> 31;
  return -std::log((static_cast<double>(mixed >> 11) + 0.5) * 0x1p-53);
}

std::vector<int64_t> increments(1 << 16);

std::pair<double, uint64_t> hold_struct(size_t waiting, size_t holds) {
  std::vector<Event> storage;
  storage.reserve(waiting + 1);
  std::priority_queue<Event, std::vector<Event>, Later> queue(Later(), std::move(storage));
  uint32_t sequence = 0;
  for (size_t slot = 0; slot < waiting; ++slot)
    queue.push({increments[slot & 0xFFFF], sequence++, static_cast<uint32_t>(slot)});
  uint64_t sum = 0;
  size_t next = waiting;
  const auto start = std::chrono::steady_clock::now();
  for (size_t hold = 0; hold < holds; ++hold) {
    const Event event = queue.top();
    queue.pop();
    sum = sum * 3 + static_cast<uint64_t>(event.time) + event.slot;
    queue.push({event.time + increments[next++ & 0xFFFF], sequence++, event.slot});
  }
  const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
  return {time.count() / static_cast<double>(holds), sum};
}

std::pair<double, uint64_t> hold_packed(size_t waiting, size_t holds) {
  const auto pack = [](int64_t time, uint32_t sequence, uint32_t slot) {
    return static_cast<Packed>(time) << 64 | static_cast<Packed>(sequence) << 24 | slot;
  };
  std::vector<Packed> storage;
  storage.reserve(waiting + 1);
  std::priority_queue<Packed, std::vector<Packed>, std::greater<>> queue({}, std::move(storage));
  uint32_t sequence = 0;
  for (size_t slot = 0; slot < waiting; ++slot)
    queue.push(pack(increments[slot & 0xFFFF], sequence++, static_cast<uint32_t>(slot)));
  uint64_t sum = 0;
  size_t next = waiting;
  const auto start = std::chrono::steady_clock::now();
  for (size_t hold = 0; hold < holds; ++hold) {
    const Packed key = queue.top();
    queue.pop();
    const auto time = static_cast<int64_t>(key >> 64);
    const auto slot = static_cast<uint32_t>(key & 0xFFFFFF);
    sum = sum * 3 + static_cast<uint64_t>(time) + slot;
    queue.push(pack(time + increments[next++ & 0xFFFF], sequence++, slot));
  }
  const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
  return {time.count() / static_cast<double>(holds), sum};
}

template <class Hold>
void report(const char* name, size_t waiting, int count, Hold hold) {
  std::vector<std::pair<double, uint64_t>> rounds;
  for (int round = 0; round < count; ++round) rounds.push_back(hold(waiting, 2000000));
  std::sort(rounds.begin(), rounds.end());
  const auto& median = rounds[rounds.size() / 2];
  std::printf("%s-%zu %.2f ns/hold %llx\n", name, waiting, median.first,
              static_cast<unsigned long long>(median.second));
}

}  // namespace

int main(int count, char** arguments) {
  const int rounds = count > 1 ? std::max(1, std::atoi(arguments[1])) : 5;
  for (auto& increment : increments) increment = std::llround(1e9 * exponential());
  for (const size_t waiting : {100, 10000}) {
    report("hold-priority_queue", waiting, rounds, hold_struct);
    report("hold-priority_queue-packed", waiting, rounds, hold_packed);
  }
}
