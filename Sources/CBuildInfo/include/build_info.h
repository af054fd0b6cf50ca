// Which commit this program was built from. Not here: the version number (`FleetLabCommands/Version.swift`).
#pragma once
const char *fleetlab_commit(void);
