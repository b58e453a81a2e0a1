"""Training of the models and their cross-validation: `python -m marsad.reading.training`."""
