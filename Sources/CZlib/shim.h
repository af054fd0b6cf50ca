// zlib's inflate. Not here: reading gzipped traces (`TraceFiles`).
#pragma once
#include <zlib.h>

// `inflateInit2` is a macro, which Swift can't see; 16 + 15 asks for a gzip header and the full window.
static inline int fleetlab_inflate_init(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }
