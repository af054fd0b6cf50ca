#include "build_info.h"

#ifndef FLEETLAB_COMMIT
#define FLEETLAB_COMMIT "unknown"
#endif

const char *fleetlab_commit(void) { return FLEETLAB_COMMIT; }
