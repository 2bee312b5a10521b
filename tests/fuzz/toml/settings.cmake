set(shipped ${configs}/fleets ${configs}/groups ${configs}/invariants ${configs}/descriptors)
set(rounds 150)
