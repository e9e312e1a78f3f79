-- The name of the key that the secret is sealed with; null: written before secrets were sealed, sealed on the next start.
alter table people.second_factor add column sealed_with text;
