/**
 * Progressive rollouts: a share of a domain's back-to-origin requests tries a candidate beside the baseline, and sequential tests judge whether it does
 * harm. Arithmetic only; whoever makes the requests doesn't belong here.
 */
@NullMarked
package dev.backsource.policy.progressive;

import org.jspecify.annotations.NullMarked;
