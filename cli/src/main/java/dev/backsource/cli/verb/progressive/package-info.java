/** Progressive rollouts, from the start to a person's decision. Starting one by the verb of a part belongs to that verb. */
@NullMarked
package dev.backsource.cli.verb.progressive;

import org.jspecify.annotations.NullMarked;
