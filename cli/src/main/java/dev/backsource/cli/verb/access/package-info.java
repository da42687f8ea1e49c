/**
 * Permissions: accounts, access keys, and this program's own sign-in. The storage of secrets doesn't belong here, but
 * in profile.
 */
@NullMarked
package dev.backsource.cli.verb.access;

import org.jspecify.annotations.NullMarked;
