set(shipped ${configs}/descriptors)
