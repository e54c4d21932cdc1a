kind: StatefulSet
