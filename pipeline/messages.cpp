// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/messages.hpp"

#include "guard/decision/describe.hpp"
#include "pipeline/log.hpp"
#include "pipeline/recognition/live_element.hpp"

namespace pipeline {
namespace {

using guard::decision::Verdict;
using guard::facts::WordSet;
using mediation::Standing;

void set(GstStructure* structure, const char* field, const std::string& text) {
  gst_structure_set(structure, field, G_TYPE_STRING, text.c_str(), nullptr);
}

void set(GstStructure* structure, const char* field, std::uint64_t number) {
  gst_structure_set(structure, field, G_TYPE_UINT64, static_cast<guint64>(number), nullptr);
}

void set_verdict(GstStructure* structure, const Verdict* verdict) {
  set(structure, "verdict", std::string(verdict ? word(verdict->outcome) : "permit"));
  set(structure, "clauses", verdict ? verdict->clauses() : "none");
  set(structure, "reason", verdict ? one_line(*verdict) : "it does not analyse frames");
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

}  // namespace

Ptr<GstStructure> verdict_structure(const hw::Circumstances& circumstances) {
  auto structure = own(gst_structure_new_empty("faceguard-verdict"));
  set(structure.get(), "policies", joined(circumstances.rules().policies()));
  set(structure.get(), "device", circumstances.device());
  set(structure.get(), "off", circumstances.off() ? circumstances.off()->text() : "");
  const auto& capabilities = guard::facts::capabilities;
  for (std::size_t i = 0; i < capabilities.words.size(); ++i)
    set(structure.get(), std::string(capabilities.word(i)).c_str(),
        std::string(word(circumstances.verdict({.capability = WordSet{}.set(i)}).outcome)));
  set(structure.get(), "unknown", std::string(word(circumstances.verdict({}).outcome)));
  set_verdict(structure.get(),
              &circumstances.verdict({.capability = *capabilities.set_of("face-identification")}));
  return structure;
}

Ptr<GstStructure> standing_structure(const char* name, const Standing& standing) {
  auto structure = own(gst_structure_new_empty(name));
  GstStructure* s = structure.get();
  set(s, "stage", standing.stage);
  set(s, "pad", standing.pad);
  set(s, "factory", standing.factory);
  set(s, "capability", std::string(standing.judgement.classification.word()));
  set(s, "rung", std::string(word(standing.judgement.classification.rung)));
  set(s, "evidence", standing.judgement.classification.evidence);
  set(s, "exit", std::string(word(standing.judgement.classification.exit)));
  set_verdict(s, standing.judgement.verdict);
  set(s, "state", standing.closed ? "closed" : "open");
  set(s, "gate", word(standing.kind));
  set(s, "bypassed", standing.counts.bypassed);
  set(s, "blanked", standing.counts.blanked);
  set(s, "starved", standing.counts.starved);
  set(s, "late", standing.counts.late);
  set(s, "removed", standing.counts.removed);
  return structure;
}

void send_along(GstElement* guard, const GstStructure& verdict) {
  const auto source = own(gst_element_get_static_pad(guard, "src"));
  const auto event =
      own(gst_event_new_custom(GST_EVENT_CUSTOM_DOWNSTREAM_STICKY, gst_structure_copy(&verdict)));
  // A pad that is not active takes none; it is asked again when it is.
  if (source) gst_pad_store_sticky_event(source.get(), event.get());
}

hw::watch::Runner& messenger() {
  static auto* const messenger = new hw::watch::Runner;
  return *messenger;
}

void post(GstElement* guard, Ptr<GstStructure> structure) {
  GST_INFO_OBJECT(guard, "%" GST_PTR_FORMAT, static_cast<void*>(structure.get()));
  gst_element_post_message(guard, gst_message_new_element(GST_OBJECT(guard), structure.release()));
}

void post_stage(GstElement* guard, const Standing& standing) {
  post(guard, standing_structure("faceguard-stage", standing));
}

void post_gate(GstElement* guard, const Standing& standing) {
  post(guard, standing_structure("faceguard-gate", standing));
}

void post_tripwire(GstElement* guard, const tripwire::Trip& trip) {
  const std::string wire(tripwire::wire_words[static_cast<std::size_t>(trip.wire)]);
  const std::string line = "Somebody tampers with the guard (" + wire + " at " + trip.where +
                           "): " + trip.text +
                           ". Identification stays off in this process until it is started anew.";
  auto structure = own(gst_structure_new_empty("faceguard-tripwire"));
  set(structure.get(), "wire", wire);
  set(structure.get(), "where", trip.where);
  set(structure.get(), "text", line);
  post(guard, std::move(structure));
  if (asks_for_error(guard, "on-tripwire"))
    raise(guard, line);
  else
    warn(guard, line);
}

void report_blocked(GstElement* guard, const std::string& line) {
  if (asks_for_error(guard, "on-prohibited"))
    raise(guard, line);
  else
    warn(guard, line);
}

bool asks_for_error(GstElement* guard, const char* property) {
  gint action = 0;
  g_object_get(guard, property, &action, nullptr);
  return action == static_cast<gint>(Action::error);
}

void raise(GstElement* guard, const std::string& line) {
  gst_element_message_full(guard, GST_MESSAGE_ERROR, GST_RESOURCE_ERROR,
                           GST_RESOURCE_ERROR_NOT_AUTHORIZED, g_strdup(line.c_str()), nullptr,
                           __FILE__, GST_FUNCTION, __LINE__);
}

void warn(GstElement* guard, const std::string& line) {
  GST_WARNING_OBJECT(guard, "%s", line.c_str());
  gst_element_message_full(guard, GST_MESSAGE_WARNING, GST_RESOURCE_ERROR,
                           GST_RESOURCE_ERROR_NOT_AUTHORIZED, g_strdup(line.c_str()), nullptr,
                           __FILE__, GST_FUNCTION, __LINE__);
}

std::string phrase(GstElement* stage, const mediation::Judgement& judgement) {
  return std::string(GST_OBJECT_NAME(stage)) + " (" + recognition::factory_name(stage) + ", " +
         std::string(judgement.classification.word()) + "; " + one_line(*judgement.verdict) + ")";
}

std::string remedy(GstElement* stage, const mediation::Judgement& judgement) {
  if (judgement.classification.word() != "unknown") return {};
  return std::string(
             "Declare in the config what an unknown element does: [[element]] factory = \"") +
         recognition::factory_name(stage) + "\", when = { name = \"" + GST_OBJECT_NAME(stage) +
         "\" }, capability = \"object-detection\", say. ";
}

bool name_once(GstElement* stage) {
  static const GQuark named = g_quark_from_static_string("faceguard-named");
  return g_object_replace_qdata(G_OBJECT(stage), named, nullptr, stage, nullptr, nullptr) != FALSE;
}

}  // namespace pipeline
