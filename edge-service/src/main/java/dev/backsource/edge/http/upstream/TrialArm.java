package dev.backsource.edge.http.upstream;

import dev.backsource.edge.routing.CandidateRoute;
import dev.backsource.edge.routing.Route;
import dev.backsource.policy.progressive.Arm;
import org.jspecify.annotations.Nullable;

/**
 * The part of a request in a progressive rollout.
 *
 * @param candidate the candidate's route
 * @param baseline the baseline's route
 * @param drawn the arm that the hash has drawn; null while all requests take the baseline: such a request counts for the origin's load only
 * @param stage of the trial in which it was drawn
 */
public record TrialArm(
        CandidateRoute candidate, Route baseline, @Nullable Arm drawn, int stage) {
    /** The route of the arm. */
    Route route() {
        return drawn == Arm.CANDIDATE ? candidate.route() : baseline;
    }
}
