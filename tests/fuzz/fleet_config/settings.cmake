set(shipped ${configs}/fleets)
