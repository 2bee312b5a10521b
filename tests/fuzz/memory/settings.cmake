set(library faceguard_hw)
