package dev.backsource.cli.apply.plan;

import dev.backsource.cli.message.Messages;

/**
 * A progressive rollout that is under way.
 *
 * @param words its id, state, step and share
 */
public record UnderWay(String id, String words) {
    /** What a step says that ends it. */
    String ended() {
        return Messages.rolloutReplaced(words);
    }
}
