package dev.backsource.policy.progressive;

/** The pooled judgement of a step of a progressive rollout, by what all edges counted. Not thread-safe. */
public final class FleetTest {
    private final TwoSampleTest comparison = new TwoSampleTest();
    private long candidates;
    private long candidatesDiscordant;
    private long controls;
    private long controlsDiscordant;

    /** Takes the fleet's totals of the present step. Where they went back, an edge or the step began anew: they are counted from there. */
    public void update(long candidates, long candidatesDiscordant, long controls, long controlsDiscordant) {
        if (candidates >= this.candidates
                && candidatesDiscordant >= this.candidatesDiscordant
                && controls >= this.controls
                && controlsDiscordant >= this.controlsDiscordant) {
            comparison.add(
                    candidatesDiscordant - this.candidatesDiscordant,
                    candidates - this.candidates,
                    controlsDiscordant - this.controlsDiscordant,
                    controls - this.controls);
        }
        this.candidates = candidates;
        this.candidatesDiscordant = candidatesDiscordant;
        this.controls = controls;
        this.controlsDiscordant = controlsDiscordant;
    }

    /** The factor by which the outcomes speak for harm. */
    public double evidence() {
        return comparison.evidence();
    }
}
