"""Forms: what a person types becomes values for an action. Rules live in the apps."""
