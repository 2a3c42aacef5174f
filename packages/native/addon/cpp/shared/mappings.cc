#include "mappings.h"

#include "../checked_math.h"
#include "../exports.h"
#include "../mapped_buffer.h"

namespace tsmem {

namespace {

using shared::Mapping;
using shared::Nonce;
using shared::Outcome;
using shared::Trouble;

// What JavaScript gets: [trouble, system error] or
// [0, buffer, id, name, nonce, descriptor, byte length].
napi_value Answer(EnvState* state, Outcome outcome, const Mapping& mapping) {
  napi_env env = state->env;
  napi_value buffer = nullptr;
  uint64_t id = 0;
  if (outcome.ok()) {
    outcome = WrapMapping(state, {mapping.data, mapping.segment->byte_length, mapping.segment},
                          &buffer, &id);
  }
  napi_value list = nullptr;
  napi_create_array(env, &list);
  napi_set_element(env, list, 0, NumberValue(env, static_cast<double>(outcome.trouble)));
  if (!outcome.ok()) {
    napi_set_element(env, list, 1, NumberValue(env, outcome.system_error));
    return list;
  }
  const shared::OpenSegment& segment = *mapping.segment;
  char nonce[2 * sizeof segment.header->nonce];
  for (size_t i = 0; i < sizeof segment.header->nonce; i += 1) {
    nonce[2 * i] = "0123456789abcdef"[segment.header->nonce[i] >> 4];
    nonce[2 * i + 1] = "0123456789abcdef"[segment.header->nonce[i] & 15];
  }
  napi_value text = nullptr;
  napi_set_element(env, list, 1, buffer);
  napi_set_element(env, list, 2, NumberValue(env, static_cast<double>(id)));
  napi_create_string_utf8(env, segment.name.data(), segment.name.size(), &text);
  napi_set_element(env, list, 3, text);
  napi_create_string_utf8(env, nonce, sizeof nonce, &text);
  napi_set_element(env, list, 4, text);
  napi_set_element(env, list, 5, NumberValue(env, static_cast<double>(segment.file)));
  napi_set_element(env, list, 6, NumberValue(env, static_cast<double>(segment.byte_length)));
  return list;
}

napi_value FaultList(napi_env env, const Outcome& outcome) {
  napi_value list = nullptr;
  napi_create_array(env, &list);
  napi_set_element(env, list, 0, NumberValue(env, static_cast<double>(outcome.trouble)));
  napi_set_element(env, list, 1, NumberValue(env, outcome.system_error));
  return list;
}

std::string StringOf(napi_env env, napi_value value) {
  char text[256];
  size_t length = 0;
  if (napi_get_value_string_utf8(env, value, text, sizeof text, &length) != napi_ok) return {};
  return {text, length};
}

// 32 hexadecimal digits; false for anything else.
bool NonceFrom(napi_env env, napi_value value, Nonce* nonce) {
  const std::string text = StringOf(env, value);
  if (text.size() != 2 * nonce->size()) return false;
  for (size_t i = 0; i < text.size(); i += 1) {
    const char* digits = "0123456789abcdef";
    const std::string_view all(digits, 16);
    const size_t digit = all.find(text[i]);
    if (digit == std::string_view::npos) return false;
    unsigned char& byte = (*nonce)[i / 2];
    byte = static_cast<unsigned char>(i % 2 == 0 ? digit << 4 : byte | digit);
  }
  return true;
}

// (naming, name, byteLength)
napi_value CreateFunction(napi_env env, napi_callback_info info) {
  const Arguments<3> args(env, info);
  size_t byte_length = 0;
  SizeFromDouble(NumberOf(env, args.values[2]), &byte_length);
  Mapping mapping;
  const auto naming = static_cast<shared::Naming>(NumberOf(env, args.values[0]));
  const Outcome outcome =
      args.state->externals_refused
          ? Outcome{Trouble::kNoExternals, 0}
          : shared::CreateSegment(naming, StringOf(env, args.values[1]), byte_length, &mapping);
  return Answer(args.state, outcome, mapping);
}

// (name, nonce or undefined)
napi_value OpenFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  Nonce nonce;
  const bool has_nonce = NonceFrom(env, args.values[1], &nonce);
  Mapping mapping;
  const Outcome outcome =
      args.state->externals_refused
          ? Outcome{Trouble::kNoExternals, 0}
          : shared::OpenSegmentByName(StringOf(env, args.values[0]), has_nonce ? &nonce : nullptr,
                                      &mapping);
  return Answer(args.state, outcome, mapping);
}

// (pid, descriptor, nonce)
napi_value OpenOfProcessFunction(napi_env env, napi_callback_info info) {
  const Arguments<3> args(env, info);
  Nonce nonce;
  Mapping mapping;
  Outcome outcome{Trouble::kReplaced, 0};
  if (args.state->externals_refused) outcome = {Trouble::kNoExternals, 0};
  else if (NonceFrom(env, args.values[2], &nonce)) {
    outcome = shared::OpenSegmentOfProcess(static_cast<uint32_t>(NumberOf(env, args.values[0])),
                                           static_cast<uint32_t>(NumberOf(env, args.values[1])),
                                           nonce, &mapping);
  }
  return Answer(args.state, outcome, mapping);
}

// (name, nonce): [trouble, system error]
napi_value UnlinkFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  Nonce nonce;
  if (!NonceFrom(env, args.values[1], &nonce)) return FaultList(env, {Trouble::kReplaced, 0});
  return FaultList(env, shared::UnlinkSegment(StringOf(env, args.values[0]), nonce));
}

// (): names that were removed
napi_value SweepFunction(napi_env env, napi_callback_info) {
  napi_value list = nullptr;
  napi_create_array(env, &list);
  uint32_t count = 0;
  for (const std::string& name : shared::SweepSegments()) {
    napi_value text = nullptr;
    napi_create_string_utf8(env, name.data(), name.size(), &text);
    napi_set_element(env, list, count++, text);
  }
  return list;
}

// (): the process is about to end
napi_value RemoveCreatedFunction(napi_env, napi_callback_info) {
  shared::RemoveCreated();
  return nullptr;
}

// (): [mappings, their bytes, headers] of the whole process
napi_value TotalsFunction(napi_env env, napi_callback_info) {
  const shared::SegmentTotals totals = shared::TotalsOfSegments();
  const double numbers[] = {static_cast<double>(totals.mappings),
                            static_cast<double>(totals.bytes),
                            static_cast<double>(totals.headers)};
  napi_value list = nullptr;
  napi_create_array(env, &list);
  for (uint32_t i = 0; i < 3; i += 1) napi_set_element(env, list, i, NumberValue(env, numbers[i]));
  return list;
}

}  // namespace

void RegisterMappings(EnvState* state, napi_value shared) {
  Export(state, shared, "create", CreateFunction);
  Export(state, shared, "open", OpenFunction);
  Export(state, shared, "openOfProcess", OpenOfProcessFunction);
  RegisterMappedBuffers(state, shared);
  Export(state, shared, "unlink", UnlinkFunction);
  Export(state, shared, "sweep", SweepFunction);
  Export(state, shared, "removeCreated", RemoveCreatedFunction);
  Export(state, shared, "totals", TotalsFunction);
}

}  // namespace tsmem
