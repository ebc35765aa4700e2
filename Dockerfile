# The service alone: a static program, the certificates that neo4j+s:// is checked with, and one
# static wget for the health check. No shell, no root.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=dev
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$VERSION" -o /skillgraph ./cmd/skillgraph

FROM busybox:1.37-musl AS busybox

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=busybox /bin/wget /wget
COPY --from=build /skillgraph /skillgraph
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/skillgraph"]
CMD ["serve", "--listen", "0.0.0.0:8080"]
