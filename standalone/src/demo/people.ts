/** The people of the programme. Everybody has the same password: it is a demo. */
export const PASSWORD = 'a demo password';

export const OWNER = { email: 'olivia@northwind.example', name: 'Olivia Owens' } as const;
export const ORGANIZATION = 'Northwind Partner Programme';

export const MANAGERS = [
  { email: 'marco@northwind.example', name: 'Marco Reyes', role: 'member' },
  { email: 'petra@northwind.example', name: 'Petra Lind', role: 'admin' },
] as const;
