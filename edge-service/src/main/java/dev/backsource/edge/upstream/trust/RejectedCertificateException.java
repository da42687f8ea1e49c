package dev.backsource.edge.upstream.trust;

import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.finding.Measurement;
import java.security.cert.CertificateException;

/** The rejection of an origin's certificate, with the measurement, in the words of a port's state. */
public final class RejectedCertificateException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final transient Measurement measured;

    public RejectedCertificateException(Measurement measured) {
        super(PortCause.reason(measured));
        this.measured = measured;
    }

    public Measurement measured() {
        return measured;
    }

    /** No stack trace: the exception is a result, not a fault. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
