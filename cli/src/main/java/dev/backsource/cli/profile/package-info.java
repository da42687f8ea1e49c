/** The choice of the server and the secret: profiles, the environment, the local stack. Requests don't belong here. */
@NullMarked
package dev.backsource.cli.profile;

import org.jspecify.annotations.NullMarked;
