package dev.backsource.testing.certificates;

/** A certificate for tests, as PEM. It signs nothing. */
public final class Certificates {
    public static final String ONE = """
            -----BEGIN CERTIFICATE-----
            MIIBdjCCARugAwIBAgIUZf2bZASKWDtMWtYhG6gp0MsKdVwwCgYIKoZIzj0EAwIw
            DzENMAsGA1UEAwwEVGVzdDAgFw0yNjExMjUwMjMwMjFaGA8yMTI2MTEwMTAyMzAy
            MVowDzENMAsGA1UEAwwEVGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABBle
            hEqOu5dvZbQWpC+cN2NgHwxDpR2qJLhbKGzzQ5S2NTE+WZXF2MB6Ni7nECQ51LA/
            ayC0fwnYbDxrDdjBjpejUzBRMB0GA1UdDgQWBBRkrcaNkkvacLAAIInMLNk6FWyH
            hzAfBgNVHSMEGDAWgBRkrcaNkkvacLAAIInMLNk6FWyHhzAPBgNVHRMBAf8EBTAD
            AQH/MAoGCCqGSM49BAMCA0kAMEYCIQCW4Aw725GmiIYqgyyvIUsR8S8sO8tfn5l4
            iezwJ/Pm2AIhAJXhQHGCVn+48k8WaC0OlN39nyNuiUctiDGX5m/Rs1jF
            -----END CERTIFICATE-----""";

    private Certificates() {}
}
