print("fleetlab")
