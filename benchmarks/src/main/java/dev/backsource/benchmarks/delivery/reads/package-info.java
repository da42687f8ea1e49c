/** How many domains a second config-service answers for over REST. Changes of them do not belong here. */
@NullMarked
package dev.backsource.benchmarks.delivery.reads;

import org.jspecify.annotations.NullMarked;
