/**
 * Changes of permissions: serialized, seen by every instance, and never such that no administrator remains to undo them. The changed data
 * belongs to the packages of keys, teams and accounts.
 */
@NullMarked
package dev.backsource.config.access.changes;

import org.jspecify.annotations.NullMarked;
