/** Teams and their quotas. Whose a domain is belongs to the verbs of domains. */
@NullMarked
package dev.backsource.cli.verb.teams;

import org.jspecify.annotations.NullMarked;
