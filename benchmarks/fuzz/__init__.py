"""Strange input of every kind, tried on every public function."""
