// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/element/manual.hpp"

namespace pipeline::element {

const Blurbs blurbs{
    .config =
        "Path of the fleet config: the policies that bind, what the fleet's own elements do, and "
        "without a root document the keys whose descriptors count. A TOML file; with the property "
        "root one that `faceguard sign --as fleet-config` made. Watched: a new file at the path "
        "counts at once. Without one, ms-azure-openai/full binds and no descriptor counts",
    .descriptor =
        "Path of the device's signed descriptor (made by `faceguard sign`). A new path, and a new "
        "file at the path, count at once. A file that is refused leaves the last accepted one in "
        "force until it expires. Without any nothing is known of the device, and whatever may be "
        "prohibited is blocked",
    .root =
        "Path of the root document, which says who may sign what; the first is trusted where it "
        "lies. With one the config has to be signed too, and trusted-keys in it count for nothing. "
        "Watched: a new one counts when old and new keys have signed it",
    .identity =
        "Path of a TOML file that says what this device is (device, fleet and hardware), so that "
        "documents of others are refused. What it doesn't say can't be compared. Read once, at the "
        "start; one that can't be read turns identification off",
    .state =
        "Folder of what the device must not forget, made by `faceguard state init`: which "
        "documents it accepted, so that no older one comes back, and its audit log. One process "
        "at a time. With one, identification is off while any of it can't be read or written; "
        "recording goes on. Without one nothing is remembered over a restart or logged",
    .tpm =
        "Where the TPM 2.0 is that vouches for the state folder, such as device:/dev/tpmrm0; as "
        "`faceguard state init --tpm` was told. Without one an old copy of the whole folder is "
        "not noticed",
    .on_prohibited =
        "What to do about a stage that is prohibited or can't be ruled out: gate it, or refuse to "
        "start (for commissioning)",
    .on_tripwire =
        "What to do, besides turning identification off in the whole process, when somebody "
        "tampers with the guard: report it, or raise an element error",
    .verdict =
        "faceguard-verdict: policies, device, one field for each capability with permit, "
        "undetermined or prohibit, and verdict, clauses and reason for face-identification",
    .stats =
        "faceguard-stats: frames and lists that passed, and stages, a list with one "
        "faceguard-stage for each sink pad of an analysing element: its capability, verdict, "
        "gate and frames led around (bypassed) or dropped in front of it (starved)"};

void write_manual(GstElementClass* element_class) {
  gst_element_class_set_static_metadata(
      element_class, "Face analysis guard", "Filter/Video",
      "Passes every frame on untouched and keeps prohibited face analysis in this process from "
      "seeing any",
      "The faceguard developers");
  gst_element_class_add_static_metadata(
      element_class, "how-it-works",
      "\n      From a signed description of the device (who operates it, for whom, where, mobile or"
      "\n      not) and the policies that bind, the guard decides which kinds of analysis are"
      "\n      prohibited now. It closes a gate on every element of the process that does such"
      "\n      analysis, wherever it stands: behind a tee, in a bin, or added while playing. What "
      "can't"
      "\n      be ruled out is blocked, and so is an element that nobody has declared. Recording,"
      "\n      streaming and display go on, frame for frame.");
  gst_element_class_add_static_metadata(
      element_class, "gates",
      "\n      bypass   an inline stage with equal caps: frames go around it to what is behind it"
      "\n      blank    a stage that makes something else of its frames: it gets black ones, "
      "without"
      "\n               metadata, so that what is behind it goes on"
      "\n      starve   a stage at an end: GAP events take the frames' place"
      "\n      refuse   with on-prohibited=refuse the pipeline doesn't start at all");
  gst_element_class_add_static_metadata(
      element_class, "actions",
      "\n      report   a line for each stage, its gate and each exit of the process"
      "\n      dot      the pipeline as a Graphviz graph, with the gates drawn in");
  gst_element_class_add_static_metadata(
      element_class, "early-loading",
      "\n      GST_TRACERS=faceguardtracer has gst_init watch for stages before any element exists;"
      "\n      without it the guard begins with the first faceguard element.");
  gst_element_class_add_static_metadata(
      element_class, "documents",
      "\n      Files are watched. What closes a gate counts at once; what opens one counts when the"
      "\n      document is remembered and on record. One that is refused changes nothing: what was"
      "\n      accepted before stays in force until it expires. The day is watched, too.");
  gst_element_class_add_static_metadata(
      element_class, "messages",
      "\n      faceguard-verdict    the verdict changed"
      "\n      faceguard-preflight  what will be recorded and what blocked, before the first frame"
      "\n      faceguard-stage      an analysing element was found"
      "\n      faceguard-gate       a gate was closed or opened"
      "\n      faceguard-tripwire   somebody tampered with the guard; identification is off for "
      "good"
      "\n      A warning accompanies what is blocked, each document that is refused, and a state"
      "\n      folder that turns identification off.");
  gst_element_class_add_static_metadata(
      element_class, "examples",
      "\n      Nothing configured: identification is blocked, the recording is whole"
      "\n        gst-launch-1.0 v4l2src ! videoconvert ! faceguard ! tee name=t"
      "\n            t. ! queue ! x264enc ! mp4mux ! filesink location=rec.mp4"
      "\n            t. ! queue ! videoconvert ! facedetect ! fakesink"
      "\n      With the fleet's documents"
      "\n        gst-launch-1.0 -e filesrc location=in.mp4 ! decodebin !"
      "\n            faceguard config=fleet.toml descriptor=device.json !"
      "\n            videoconvert ! x264enc ! mp4mux ! filesink location=out.mp4"
      "\n      On a device: signed config, no way back to older documents, an audit log"
      "\n        faceguard state init /var/lib/faceguard --device bwc-0421"
      "\n        gst-launch-1.0 -e v4l2src ! videoconvert !"
      "\n            faceguard root=root.json config=fleet.json descriptor=device.json"
      "\n                identity=device.toml state=/var/lib/faceguard !"
      "\n            x264enc ! mp4mux ! filesink location=out.mp4"
      "\n        faceguard audit verify /var/lib/faceguard/audit --key audit.pub");
}

}  // namespace pipeline::element
