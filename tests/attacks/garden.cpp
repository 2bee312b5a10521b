// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/attacks/garden.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tests::attacks {
namespace {

constexpr std::size_t most_branches = 6;

const char* counter_of(GstElement* element) {
  for (const char* name : {"pictures-seen", "frames-seen"})
    if (g_object_class_find_property(G_OBJECT_GET_CLASS(element), name) != nullptr) return name;
  return nullptr;
}

// Which elements do not play, and what they are about to become.
std::string not_playing(GstElement* pipeline) {
  std::string names;
  const auto all = own(gst_bin_iterate_recurse(GST_BIN(pipeline)));
  const auto look = [](const GValue* item, gpointer data) {
    auto* element = GST_ELEMENT(g_value_get_object(item));
    if (GST_STATE(element) == GST_STATE_PLAYING) return;
    *static_cast<std::string*>(data) += std::string(" ") + GST_OBJECT_NAME(element) + " is " +
                                        gst_element_state_get_name(GST_STATE(element)) +
                                        " towards " +
                                        gst_element_state_get_name(GST_STATE_PENDING(element));
  };
  gst_iterator_foreach(all.get(), look, &names);
  return ":" + names;
}

// Which sink pads the end of the stream did not reach.
std::string pads_without_end(GstElement* pipeline) {
  std::string names;
  const auto all = own(gst_bin_iterate_recurse(GST_BIN(pipeline)));
  const auto look = [](const GValue* item, gpointer data) {
    const auto add = [](GstElement* element, GstPad* pad, gpointer text) -> gboolean {
      if (!GST_PAD_IS_EOS(pad))
        *static_cast<std::string*>(text) += std::string(" ") + GST_OBJECT_NAME(element);
      return TRUE;
    };
    gst_element_foreach_sink_pad(GST_ELEMENT(g_value_get_object(item)), add, data);
  };
  gst_iterator_foreach(all.get(), look, &names);
  return "; it did not reach:" + names;
}

GstPadProbeReturn compare_time(GstPad*, GstPadProbeInfo* info, gpointer data) {
  auto* order = static_cast<Order*>(data);
  const GstClockTime time = GST_BUFFER_PTS(GST_PAD_PROBE_INFO_BUFFER(info));
  if (GST_CLOCK_TIME_IS_VALID(order->last) && time <= order->last) ++order->disordered;
  order->last = time;
  return GST_PAD_PROBE_OK;
}

void watch_order(const Playback& playback, const char* element, const char* pad_name,
                 Order& order) {
  const auto pad = own(gst_element_get_static_pad(playback.element(element).get(), pad_name));
  gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, compare_time, &order, nullptr);
}

GstPadProbeReturn when_idle(GstPad*, GstPadProbeInfo*, gpointer idle) {
  static_cast<std::atomic<bool>*>(idle)->store(true);
  return GST_PAD_PROBE_OK;
}

}  // namespace

std::uint64_t seen_by(const Watched& watched) {
  guint64 seen = 0;
  g_object_get(watched.stage.get(), watched.counter.c_str(), &seen, nullptr);
  return seen;
}

Garden::Garden(std::uint32_t seed)
    : random_(seed),
      prohibiting_(fleet_.signed_descriptor("police.json", pipeline::us_police_body_camera)),
      permitting_(fleet_.signed_descriptor("kiosk.json", pipeline::consented_kiosk)) {
  constexpr std::array in_line{"identity", "asyncstage latency-ms=5", "poolstage", "unheardof"};
  main_ = std::make_unique<Playback>(
      "videotestsrc name=camera pattern=white is-live=true ! " + std::string(picture) +
      " ! faceguard name=guard config=" + fleet_.config() + " descriptor=" + prohibiting_ + " ! " +
      in_line[any(in_line.size())] +
      " ! tee name=t ! queue max-size-time=0 max-size-bytes=0 max-size-buffers=0 ! "
      "fakesink name=recorder sync=false");
  in_line_ = stages_in(main_->get(), true);
  sent_ = main_->count("camera", "src");
  recorded_ = main_->count("recorder", "sink");
  watch_order(*main_, "camera", "src", sent_order_);
  watch_order(*main_, "recorder", "sink", recorded_order_);
  if (!main_->reach(GST_STATE_PLAYING)) faults_.push_back("the pipeline does not start");
}

std::size_t Garden::any(std::size_t below) {
  return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
}

std::string Garden::random_stages(std::size_t most) {
  constexpr std::array stages{"unheardof ! ",
                              "gvaclassify model=m.xml ! ",
                              "nvinfer config-file-path=c.txt ! ",
                              "tensor_filter ! ",
                              "lyingconverter ! ",
                              "queue ! ",
                              "identity ! ",
                              "videoconvert ! ",
                              "bin.( unheardof ) ! ",
                              "poolstage ! ",
                              "asyncstage latency-ms=3 ! ",
                              "hailonet hef-path=x.hef ! queue ! "};
  std::string line;
  for (std::size_t n = any(most) + 1; n > 0; --n) {
    const std::string stage = stages[any(stages.size())];
    line += stage;
    if (stage.starts_with("tensor_filter")) break;  // what comes out is no video
  }
  return line;
}

std::vector<Watched> Garden::stages_in(GstElement* bin, bool prohibited) const {
  std::vector<Watched> found;
  const auto all = own(gst_bin_iterate_recurse(GST_BIN(bin)));
  GValue item = G_VALUE_INIT;
  while (gst_iterator_next(all.get(), &item) == GST_ITERATOR_OK) {
    auto* element = GST_ELEMENT(g_value_get_object(&item));
    if (const char* counter = counter_of(element))
      found.push_back({own(GST_ELEMENT(gst_object_ref(element))), counter, prohibited, 0});
    g_value_unset(&item);
  }
  return found;
}

const char* Garden::change() {
  using Change = std::pair<const char*, void (Garden::*)()>;
  static constexpr std::array changes{Change{"grow", &Garden::grow},
                                      Change{"grow", &Garden::grow},
                                      Change{"cut", &Garden::cut},
                                      Change{"toggle", &Garden::toggle},
                                      Change{"property", &Garden::set_a_property},
                                      Change{"flush", &Garden::flush},
                                      Change{"pause", &Garden::pause},
                                      Change{"other", &Garden::add_other},
                                      Change{"drop other", &Garden::drop_other},
                                      Change{"seek other", &Garden::seek_other},
                                      Change{"toggle other", &Garden::toggle_other}};
  const auto& [name, call] = changes[any(changes.size())];
  (this->*call)();
  return name;
}

void Garden::grow() {
  if (branches_.size() >= most_branches) return;
  constexpr std::array ends{
      "fakesink async=false sync=false", "tensor_sink async=false",
      "appsink async=false sync=false drop=true max-buffers=2 wait-on-eos=false",
      "unixfdsink async=false", "kvssink async=false"};
  const std::string line = "queue leaky=downstream ! " + random_stages(3) + ends[any(ends.size())];
  Branch branch{gst_parse_bin_from_description(line.c_str(), TRUE, nullptr), nullptr, {}};
  branch.stages = stages_in(branch.bin, prohibited_);
  gst_bin_add(GST_BIN(main_->get()), branch.bin);
  const auto to = own(gst_element_get_static_pad(branch.bin, "sink"));
  branch.from = own(gst_element_request_pad_simple(main_->element("t").get(), "src_%u"));
  if (any(2) == 0) gst_element_sync_state_with_parent(branch.bin);
  if (gst_pad_link(branch.from.get(), to.get()) != GST_PAD_LINK_OK)
    faults_.push_back("can't link: " + line);
  gst_element_sync_state_with_parent(branch.bin);
  branches_.push_back(std::move(branch));
}

// Changes what is behind a source pad while nothing comes through it.
void Garden::idle(GstPad* from, const std::function<void()>& change) {
  std::atomic<bool> is_idle{false};
  const gulong probe =
      gst_pad_add_probe(from, GST_PAD_PROBE_TYPE_IDLE, when_idle, &is_idle, nullptr);
  if (!eventually([&] { return is_idle.load(); })) faults_.push_back("a branch is never idle");
  change();
  gst_pad_remove_probe(from, probe);
}

void Garden::cut() {
  if (branches_.empty()) return;
  const auto at = branches_.begin() + static_cast<std::ptrdiff_t>(any(branches_.size()));
  Branch branch = std::move(*at);
  branches_.erase(at);
  idle(branch.from.get(), [&] {
    const auto to = own(gst_pad_get_peer(branch.from.get()));
    gst_pad_unlink(branch.from.get(), to.get());
  });
  gst_element_release_request_pad(main_->element("t").get(), branch.from.get());
  gst_element_set_state(branch.bin, GST_STATE_NULL);
  note(branch.stages, "cut branch");
  gst_bin_remove(GST_BIN(main_->get()), branch.bin);
}

void Garden::set_prohibited(std::vector<Watched>& stages, bool prohibited) {
  for (Watched& watched : stages) {
    if (prohibited && !watched.prohibited) watched.allowed = seen_by(watched) + 1;
    anything_seen_ |= seen_by(watched) > 0;
    watched.prohibited = prohibited;
  }
}

void Garden::toggle() {
  check();  // nothing may have been seen until now
  prohibited_ = !prohibited_;
  ++toggles_;
  // What is permitted is so from before, and what is prohibited only afterwards.
  const auto mark = [&] {
    set_prohibited(in_line_, prohibited_);
    for (Branch& branch : branches_) set_prohibited(branch.stages, prohibited_);
    for (Other& other : others_)
      if (!other.guarded) other.stage.prohibited = false;
  };
  if (!prohibited_) mark();
  g_object_set(main_->element("guard").get(), "descriptor",
               (prohibited_ ? prohibiting_ : permitting_).c_str(), nullptr);
  if (prohibited_) mark();
}

void Garden::set_a_property() {
  if (branches_.empty()) return;
  Branch& branch = branches_[any(branches_.size())];
  if (branch.stages.empty()) return;
  GstElement* stage = branch.stages[any(branch.stages.size())].stage.get();
  for (const char* name : {"model", "config-file-path", "hef-path"})
    if (g_object_class_find_property(G_OBJECT_GET_CLASS(stage), name) != nullptr)
      g_object_set(stage, name, std::to_string(any(5)).c_str(), nullptr);
}

void Garden::flush() {
  if (branches_.empty()) return;
  const Branch& branch = branches_[any(branches_.size())];
  const auto to = own(gst_element_get_static_pad(branch.bin, "sink"));
  idle(branch.from.get(), [&] {
    // A flush takes the segment along, which nobody else would send again.
    GstEvent* segment = gst_pad_get_sticky_event(to.get(), GST_EVENT_SEGMENT, 0);
    if (segment == nullptr) return;
    gst_pad_send_event(to.get(), gst_event_new_flush_start());
    gst_pad_send_event(to.get(), gst_event_new_flush_stop(FALSE));
    gst_pad_send_event(to.get(), segment);
  });
}

void Garden::pause() {
  if (!main_->reach(GST_STATE_PAUSED)) faults_.push_back("does not pause");
  if (!main_->reach(GST_STATE_PLAYING))
    faults_.push_back("does not play after a pause" + not_playing(main_->get()));
}

void Garden::note(const std::vector<Watched>& stages, const char* where) {
  for (const Watched& watched : stages) {
    if (!watched.prohibited || seen_by(watched) <= watched.allowed) continue;
    gchar* path = gst_object_get_path_string(GST_OBJECT(watched.stage.get()));
    faults_.push_back(std::string(where) + ": " + path + " saw " +
                      std::to_string(seen_by(watched)) + ", may have seen " +
                      std::to_string(watched.allowed));
    g_free(path);
  }
}

void Garden::check() {
  note(in_line_, "in line");
  for (const Branch& branch : branches_) note(branch.stages, "branch");
  for (const Other& other : others_)
    if (other.stage.prohibited && seen_by(other.stage) > other.stage.allowed)
      faults_.push_back("another pipeline: saw " + std::to_string(seen_by(other.stage)) +
                        ", may have seen " + std::to_string(other.stage.allowed));
}

void Garden::end() {
  check();
  gst_element_send_event(main_->get(), gst_event_new_eos());
  const std::string result = main_->finish(30);
  if (toggles_ > 20 && !anything_seen_) faults_.push_back("nothing was ever seen: proves nothing");
  if (result != "eos") faults_.push_back("the end: " + result + pads_without_end(main_->get()));
  if (*sent_ != *recorded_)
    faults_.push_back("sent " + std::to_string(*sent_) + ", recorded " +
                      std::to_string(*recorded_));
  if (recorded_order_.disordered > sent_order_.disordered)
    faults_.push_back(std::to_string(recorded_order_.disordered) + " frames out of order, " +
                      std::to_string(sent_order_.disordered) + " when sent");
}

}  // namespace tests::attacks
