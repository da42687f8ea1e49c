/** Proposals of changes that take a second person, from the proposal to the decision. Requests for ports belong to {@code ports}. */
@NullMarked
package dev.backsource.cli.verb.proposals;

import org.jspecify.annotations.NullMarked;
