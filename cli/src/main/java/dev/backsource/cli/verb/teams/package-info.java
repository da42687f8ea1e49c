/** Teams and their quotas. The owner of a domain belongs to the verbs of domains. */
@NullMarked
package dev.backsource.cli.verb.teams;

import org.jspecify.annotations.NullMarked;
