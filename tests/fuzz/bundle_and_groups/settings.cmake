set(shipped ${configs}/bundles ${configs}/groups)
