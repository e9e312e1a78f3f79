package fr.parchemin.app.people;

import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Deed.Thing;

/** What a link without password opens: one thing, in one role, and nothing else of what the account has. */
public record Door(Role role, Thing to) {}
